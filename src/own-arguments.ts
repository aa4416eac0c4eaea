/** What the codes and vendors of `createCatalog` have to be. What only lacks or has a wrong value is told where they are read. */
import {
  code,
  type Form,
  flag,
  list,
  name,
  nameOr,
  object,
  oneOrMore,
  optional,
  record,
} from './arguments.ts';

// Made when they are called for: importing the library does nothing.
const localized: Form = (value, at) => nameOr({ zh: optional(name), en: optional(name) })(value, at);
const names: Form = (value, at) => optional(list(name))(value, at);

/** The entries. @throws TypeError naming the first field that is of another type */
export function checkOwnEntries(entries: unknown, at: string): void {
  const entry = object({
    vendor: optional(name),
    code: optional(code),
    name: optional(name),
    section: optional(oneOrMore(name)),
    status: optional(object({ retired: name })),
    kind: optional(name),
    category: optional(name),
    retry: optional(name),
    message: optional(localized),
    published: names,
    variants: optional(list(localized)),
    phrases: optional(object({ zh: names, en: names })),
    cause: optional(localized),
    steps: optional(list(localized)),
    guide: optional(name),
    related: names,
    docs: optional(name),
    source: optional(object({ table: optional(name), text: optional(name), steps: optional(name) })),
  });
  list(entry)(entries, at);
}

/** What stands beside the entries. @throws TypeError naming the first field that is of another type */
export function checkOwnOptions(options: unknown, at: string): void {
  const vendor = object({
    id: name,
    name: optional(localized),
    identifier: optional(name),
    aliases: names,
    homepage: optional(name),
    docs: optional(name),
    published: names,
    envelope: optional(
      oneOrMore(object({ code: list(name), message: list(name), requestId: names, types: names })),
    ),
    hosts: names,
    traces: optional(object({ certain: names, likely: names })),
    topics: optional(record(localized)),
    sections: optional(record(name)),
    sources: optional(record(object({ title: localized, url: optional(name), checked: name }))),
  });
  object({ vendors: optional(list(vendor)), bundled: optional(flag) })(options, at);
}

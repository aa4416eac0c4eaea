import { Ajv, type ValidateFunction } from 'ajv';
import type { DataFile } from '../data/read-tables.ts';
import { entriesSchema, guidesSchema, platformsSchema, vendorSchema } from '../data/schemas.ts';
import type { Problem, Rule } from './rule.ts';

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const validators = {
  entries: ajv.compile(entriesSchema),
  guides: ajv.compile(guidesSchema),
  platforms: ajv.compile(platformsSchema),
  vendor: ajv.compile(vendorSchema),
};

function check(file: DataFile<unknown>, validate: ValidateFunction): Problem[] {
  if (file.errors.length > 0) return file.errors.map((message) => ({ file: file.path, line: 1, message }));
  if (validate(file.value)) return [];
  return (validate.errors ?? []).map((error) => {
    const keys = error.instancePath
      .split('/')
      .slice(1)
      .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const detail = Object.values(error.params).flat().join(', ');
    return {
      file: file.path,
      line: file.lineOf(keys),
      message: `${error.instancePath || 'the file'} ${error.message}${detail === '' ? '' : ` (${detail})`}`,
    };
  });
}

export const schemaRule: Rule = {
  name: 'schema',
  description: 'Every file is YAML and keeps its JSON Schema.',
  check: (tables) => [
    ...tables.vendors.flatMap((vendor) => [
      ...check(vendor.vendor, validators.vendor),
      ...[...vendor.topics.values()].flatMap((file) => check(file, validators.entries)),
      ...(vendor.guides ? check(vendor.guides, validators.guides) : []),
    ]),
    ...check(tables.platforms, validators.platforms),
  ],
};

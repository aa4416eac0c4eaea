/** The compiled tables as JSON modules; the build resolves them to the files in `dist/data/`. */
declare module '#data/entries.json' {
  const entries: readonly import('./catalog/store.ts').StoredEntry[];
  export default entries;
}
declare module '#data/platforms.json' {
  const platforms: readonly import('./catalog/types.ts').Platform[];
  export default platforms;
}
declare module '#data/families.json' {
  const families: readonly import('./catalog/store.ts').StoredFamily[];
  export default families;
}
declare module '#data/guides.json' {
  const guides: readonly import('./catalog/store.ts').StoredGuide[];
  export default guides;
}
declare module '#data/meta.json' {
  const meta: import('./store/format.ts').WrittenMeta;
  export default meta;
}
declare module '#data/vendors.json' {
  const vendors: readonly import('./store/format.ts').VendorParts[];
  export default vendors;
}
declare module '#data/languages/concepts.json' {
  const concepts: import('./search/concepts.ts').ConceptData;
  export default concepts;
}
declare module '#data/languages/readings.json' {
  const readings: import('./search/han.ts').ReadingData;
  export default readings;
}
declare module '#data/languages/traditional.json' {
  const traditional: import('./search/han.ts').TraditionalData;
  export default traditional;
}
declare module '#data/search/texts.json' {
  const texts: readonly (readonly import('./search/packed-texts.ts').PackedText[])[];
  export default texts;
}
declare module '#data/search/vocabulary.json' {
  const vocabulary: readonly string[];
  export default vocabulary;
}

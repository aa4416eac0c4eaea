/** The compiled tables as JSON modules; the build resolves them to the files in `dist/data/`. */
declare module '#data/entries.json' {
  const entries: readonly import('./catalog/types.ts').Entry[];
  export default entries;
}
declare module '#data/index.json' {
  const index: import('./catalog/catalog.ts').CatalogIndex;
  export default index;
}
declare module '#data/search/concepts.json' {
  const concepts: import('./search/concepts.ts').ConceptData;
  export default concepts;
}
declare module '#data/search/readings.json' {
  const readings: import('./search/han.ts').ReadingData;
  export default readings;
}
declare module '#data/search/texts.json' {
  const texts: readonly (readonly import('./search/fuzzy.ts').PreparedText[])[];
  export default texts;
}
declare module '#data/search/traditional.json' {
  const traditional: import('./search/han.ts').TraditionalData;
  export default traditional;
}
declare module '#data/search/vocabulary.json' {
  const vocabulary: readonly string[];
  export default vocabulary;
}

declare module "doublearray" {
  interface Trie {
    commonPrefixSearch(text: string): { v: number; k: string }[];
  }
  const doublearray: { builder(): { build(keys: { k: string; v: number }[]): Trie } };
  export default doublearray;
}

/** The part of jsonld that the tests call; the package has no types. */
declare module "jsonld" {
  interface Options {
    readonly documentLoader: (url: string) => Promise<{ document: unknown; documentUrl: string; contextUrl: null }>;
    /** Fails where a term or a relative address would be dropped. */
    readonly safe: boolean;
    readonly base: string;
  }
  const jsonld: { expand(document: object, options: Options): Promise<Record<string, unknown>[]> };
  export default jsonld;
}

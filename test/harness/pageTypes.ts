// The little of a web page's types that UI tests touch. The project compiles without the DOM library on purpose:
// neither extension host has a document.

/** An element of the page, inside code that runs in the page. */
export interface PageElement extends PageNode {
  readonly innerHTML: string;
  readonly style: { readonly top: string };
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** A node of the page, elements and pieces of text alike. */
export interface PageNode {
  readonly textContent: string | null;
  readonly ownerDocument: PageDocument;
}

/** The page's document. */
export interface PageDocument {
  createTreeWalker(root: PageNode, whatToShow: number): { readonly currentNode: PageNode; nextNode(): PageNode | null };
  createRange(): PageRange;
}

/** A stretch of the page's text. */
export interface PageRange {
  setStart(node: PageNode, offset: number): void;
  setEnd(node: PageNode, offset: number): void;
  getBoundingClientRect(): { x: number; y: number; width: number; height: number };
}

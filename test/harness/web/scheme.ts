/** The scheme of the virtual file system that the workspace of the web tests lies in. */
export const SCHEME = "biogloss-test";

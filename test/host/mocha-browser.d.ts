/** Mocha's browser build. Evaluating it puts `Mocha` into the global scope; @types/mocha describes that. */
declare module "mocha/mocha.js";

/** As many texts as the Chinese tuple has. */
type Texts<T extends readonly string[]> = { readonly [I in keyof T]: string };

/** The shape that the words of every language share: the Chinese ones, with their texts left open. */
export type Shape<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends readonly string[]
      ? Texts<T[K]>
      : T[K] extends object
        ? Shape<T[K]>
        : string;
};

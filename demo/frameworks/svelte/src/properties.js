/**
 * An attachment that sets properties of its element. Svelte does so by itself, but would write
 * functions as text into attributes as long as the tag is not defined.
 */
export const properties = (values) => (element) => {
  Object.assign(element, values);
};

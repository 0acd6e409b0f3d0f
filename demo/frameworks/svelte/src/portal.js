/** An attachment that shows its element in another place of the page, as long as there is one. */
export const portal = (place) => (element) => {
  if (!place) return;
  const mark = document.createComment('');
  element.replaceWith(mark);
  place.append(element);
  return () => mark.replaceWith(element);
};

/** A text with another passage between `<!-- name ... -->` and `<!-- /name -->`. */
export function passageIn(text, name, passage) {
  const between = new RegExp(`(<!-- ${name}\\b.*-->\\n)[\\s\\S]*?(?=<!-- /${name} -->)`);
  if (!between.test(text)) throw new Error(`There is no passage <!-- ${name} -->.`);
  // A function, as `$` means something in a replacement.
  return text.replace(between, (_, begin) => `${begin}${passage}`);
}

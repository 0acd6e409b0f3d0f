/** One paragraph: lines of the source end where they happen to be full. */
export const unwrapped = (text) => text.replace(/\s*\n\s*/g, ' ').trim();

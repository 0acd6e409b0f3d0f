/** Lets files be dropped here: for `dragover`. */
export function allowFiles(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}

/** The file that was dropped, if any, which the browser then does not open: for `drop`. */
export function droppedFile(event: DragEvent): File | undefined {
  const file = event.dataTransfer?.files[0];
  if (file) event.preventDefault();
  return file;
}

/** Copying for the reader. */

/** Copy what stands in a field, which is left selected; returns whether that was possible. */
export async function copy(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return false;
  }
}

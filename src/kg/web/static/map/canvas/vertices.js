/** Write what is drawn into an array of vertices, once for each corner and after it. */
export function repeat(array, start, corners, drawn) {
  const width = 2 + drawn.length;
  array.set(drawn, start + 2);
  corners.forEach(([x, y], index) => {
    const vertex = start + index * width;
    array[vertex] = x;
    array[vertex + 1] = y;
    if (index > 0) array.copyWithin(vertex + 2, start + 2, start + width);
  });
}

/** What is counted in the matrix of regions and sectors. */

/** What can be counted in a cell, the first unless another is chosen. */
export const MEASURES = ["partnerships", "institutions", "companies", "alliances"];

/** Of a region or sector of which fewer documents were read, an empty cell says little. */
export const LITTLE_READ = 5;

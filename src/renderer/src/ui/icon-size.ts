/** Side of an icon beside text of body size: two steps of the grid, as high as the letters with their room. */
export const ICON_PX = 16;

/** Whether a construct's path is another's, or lies below it; everything lies below the root, whose path is empty. */
export const isBelow = (path: string, ancestor: string): boolean =>
  ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`);

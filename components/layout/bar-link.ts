/** How a link looks in a bar across the page. */
export const barLink = 'rounded-xs font-medium underline underline-offset-4 focus-visible:outline-current';

/** The most rooms a family can mark; a choice of ours, more than anybody can follow. */
export const mostFavourites = 20

// What the main process and the preload say to each other, and its direction. Nothing else crosses.

/** Preload -> main: wants a port; carries the number that the answer repeats. */
export const CONNECT = 'kokpit:connect';
/** Main -> preload: the number asked with, and the port beside it. */
export const PORT = 'kokpit:port';
/** Preload -> main: full screen, on or off. */
export const SET_FULL_SCREEN = 'kokpit:set-full-screen';
/** Preload -> main: wants to know how it is now. */
export const ASK_FULL_SCREEN = 'kokpit:ask-full-screen';
/** Main -> preload: how full screen is. */
export const FULL_SCREEN = 'kokpit:full-screen';

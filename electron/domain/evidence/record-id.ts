/** Lower-case words joined by hyphens or points: the only form of an id. Apart from the schemas, for the start of the app. */
export const recordIdForm = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

/**
 * Stands in for `@stdlib/assert-has-generator-support` in the pages: the original asks `eval`, which their policy
 * forbids and reports as an error. Every Chromium this app runs on has generators.
 */
module.exports = () => true;

/** Wrapping is fixed here, so that reviews are about content. @type {import("prettier").Config} */
export default { printWidth: 120 };

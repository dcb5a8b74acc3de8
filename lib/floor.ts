/**
 * What the client code calls that browsers below the framework's floor (Safari 16.4, Chrome and Edge
 * 111, Firefox 111) may lack and that the framework does not bring along; a test looks for others.
 */
export const needed = [
  'Array.prototype.findLast',
  'Array.prototype.toSorted',
  'String.prototype.replaceAll',
  'HTMLFormElement.prototype.requestSubmit',
]

/**
 * Starts the client code or leaves it, all at once: in a browser that lacks something of it, the site
 * is the site without JavaScript, instead of one in which some things silently do not happen. Runs
 * before all scripts and in any browser; it takes away the list from which the bundler's runtime starts.
 */
export const floorCheck = `if(!(${needed.join('&&')}))self.TURBOPACK={push:function(){}}`

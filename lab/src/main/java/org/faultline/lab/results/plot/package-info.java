/** Pictures of numbers: what is drawn, and how it becomes a table, an SVG or data for a page. */
@NullMarked
package org.faultline.lab.results.plot;

import org.jspecify.annotations.NullMarked;

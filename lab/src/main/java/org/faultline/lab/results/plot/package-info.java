/** Pictures of numbers: what is drawn, and how it becomes a table, an SVG or data for a page. */
package org.faultline.lab.results.plot;

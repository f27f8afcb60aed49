/** The file timeline.csv: its columns, each declared once, and how it is written. */
package org.faultline.lab.results.timeline;

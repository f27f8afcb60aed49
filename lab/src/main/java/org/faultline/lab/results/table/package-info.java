/** What a summary says, as tables for a terminal or a page. */
package org.faultline.lab.results.table;

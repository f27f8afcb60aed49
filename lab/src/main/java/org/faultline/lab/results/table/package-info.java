/** What a summary says, as tables for a terminal or a page. */
@NullMarked
package org.faultline.lab.results.table;

import org.jspecify.annotations.NullMarked;

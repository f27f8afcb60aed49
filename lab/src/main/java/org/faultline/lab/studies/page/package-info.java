/** The report of a study: its curves, marks and tables as a page. */
@NullMarked
package org.faultline.lab.studies.page;

import org.jspecify.annotations.NullMarked;

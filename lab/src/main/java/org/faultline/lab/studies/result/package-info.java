/** What a study found: means and differences with their intervals, files, a table, the answer. */
@NullMarked
package org.faultline.lab.studies.result;

import org.jspecify.annotations.NullMarked;

/** What a study found: means and differences with their intervals, files, a table, the answer. */
package org.faultline.lab.studies.result;

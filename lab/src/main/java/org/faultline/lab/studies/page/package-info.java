/** The report of a study: its curves, marks and tables as a page. */
package org.faultline.lab.studies.page;

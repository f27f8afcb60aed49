/** What a run leaves behind: its summary, its tables, its files. */
package org.faultline.lab.results.report;

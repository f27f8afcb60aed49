/** Folders of results: what lies in them, how they come to be and how they are found again. */
package org.faultline.lab.results.folder;

/** What a study leaves as {@code study.json}: records that are written and read as they stand. */
package org.faultline.lab.studies.summary;

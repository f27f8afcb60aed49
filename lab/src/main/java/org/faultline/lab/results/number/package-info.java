/** Numbers with the same digits on every machine, and means with their confidence intervals. */
package org.faultline.lab.results.number;

/** Workloads that are written for the user: from a few numbers, or from a recorded trace. */
package org.faultline.lab.studies.draft;

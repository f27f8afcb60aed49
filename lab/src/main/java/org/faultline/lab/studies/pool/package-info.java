/** Runs side by side: one pool for all that make many, and what ends them early. */
package org.faultline.lab.studies.pool;

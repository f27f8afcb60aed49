/** How text is stored in files, and how a piece of it is shown in a sentence. */
package org.faultline.workload.text;

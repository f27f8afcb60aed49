/** How a reference string uses memory: stack distances, working sets, lifetimes. */
package org.faultline.workload.locality;

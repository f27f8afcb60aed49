/** Whether a page that comes back was taken too early. */
package org.faultline.memory.refault;

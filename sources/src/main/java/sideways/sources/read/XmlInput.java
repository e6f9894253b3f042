// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import javax.xml.stream.XMLInputFactory;

/** XML from elsewhere: document type definitions and external entities are off, so that no file makes us open other files or addresses. */
public final class XmlInput {

    private XmlInput() { }

    /** The JDK's own parser, whatever else is on the class path. */
    public static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}

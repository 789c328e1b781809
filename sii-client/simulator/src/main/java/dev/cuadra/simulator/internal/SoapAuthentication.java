package dev.cuadra.simulator.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.w3c.dom.Document;

/** Seed and token, SOAP 1.1 in rpc style. */
final class SoapAuthentication {
    private static final String NAMESPACE = "http://www.sii.cl/XMLSchema";

    private final Books books;
    private final FaultScript script;
    private final SignatureCheck check;

    SoapAuthentication(Books books, FaultScript script) {
        this.books = books;
        this.script = script;
        this.check = new SignatureCheck(books);
    }

    Answer seed(Request request) {
        return called(request, "getSeed", envelope -> {
            FaultScript.State state = script.seedState().orElse(new FaultScript.State("00", ""));
            String body = state.code().equals("00")
                    ? "<SII:RESP_BODY><SEMILLA>" + books.sessions().seed() + "</SEMILLA></SII:RESP_BODY>"
                    : "";
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + inner(body + header(state.code(), state.text()));
        });
    }

    Answer token(Request request) {
        return called(request, "getToken", envelope -> {
            String signed = Xml.first(envelope, "pszXml")
                    .map(element -> element.getTextContent())
                    .orElse("");
            SignatureCheck.Verdict verdict = script.tokenState()
                    .map(state -> SignatureCheck.Verdict.refused(state.code(), state.text()))
                    .orElseGet(() -> check.judge(signed));
            String body = verdict.rut()
                    .map(rut -> "<SII:RESP_BODY><TOKEN>"
                            + books.sessions().token(rut).token() + "</TOKEN></SII:RESP_BODY>")
                    .orElse("");
            return inner(header(verdict.state(), verdict.text()) + body);
        });
    }

    private static String header(String state, String text) {
        String told = text.isEmpty() ? "" : "<GLOSA>" + Xml.escape(text) + "</GLOSA>";
        return "<SII:RESP_HDR><ESTADO>" + Xml.escape(state) + "</ESTADO>" + told + "</SII:RESP_HDR>";
    }

    private static String inner(String content) {
        return "<SII:RESPUESTA xmlns:SII=\"" + NAMESPACE + "\">" + content + "</SII:RESPUESTA>";
    }

    private interface Operation {
        String answer(Document envelope);
    }

    private static Answer called(Request request, String operation, Operation work) {
        if (request.query().equalsIgnoreCase("wsdl")) {
            return Answer.utf8("text/xml", description(request, operation));
        }
        Optional<Document> envelope = Xml.parse(new String(request.body().toArray(), StandardCharsets.UTF_8));
        if (!request.post()
                || envelope.flatMap(parsed -> Xml.first(parsed, operation)).isEmpty()) {
            return Answer.utf8(
                            "text/xml",
                            envelope("<soapenv:Fault><faultcode>soapenv:Client</faultcode>"
                                    + "<faultstring>No such operation</faultstring></soapenv:Fault>"))
                    .status(500);
        }
        String namespace = "https://" + request.host() + request.path();
        String part = operation + "Return";
        return Answer.utf8(
                "text/xml",
                envelope("\n  <ns1:" + operation + "Response xmlns:ns1=\"" + namespace + "\">\n   <" + part
                        + " xsi:type=\"xsd:string\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">"
                        + Xml.escape(work.answer(envelope.orElseThrow())) + "</" + part + ">\n  </ns1:" + operation
                        + "Response>\n "));
    }

    private static String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n <soapenv:Body>" + body
                + "</soapenv:Body>\n</soapenv:Envelope>\n";
    }

    /** It names an inner host that nobody reaches, as the real one of certification has been seen to do. */
    private static String description(Request request, String operation) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<wsdl:definitions xmlns:wsdl=\"http://schemas.xmlsoap.org/wsdl/\" targetNamespace=\"https://"
                + request.host() + request.path() + "\"><wsdl:operation name=\"" + operation
                + "\"/><soap:address xmlns:soap=\"http://schemas.xmlsoap.org/wsdl/soap/\""
                + " location=\"http://inner.invalid" + request.path() + "\"/></wsdl:definitions>\n";
    }
}

package dev.cuadra.boleta.report;

/** Small reports in the shapes of the real ones; all people are invented. */
public final class Planilla {
    private Planilla() {}

    /** The monthly report as it is downloaded. */
    public static String html() {
        return "<html><body><table border=1>\r\n"
                + "<tr><td colspan=10>Contribuyente: COMERCIAL EJEMPLO SPA<br>RUT : 76000000-0<br>"
                + "Informe correspondiente al mes  09 del a&ntilde;o 2026</td></tr>\r\n"
                + "<tr><td colspan=4>Boleta</td><td colspan=3>Emisor</td><td colspan=3>Honorarios</td></tr>\r\n"
                + "<tr><td>N&deg;</td><td>Fecha</td><td>Estado</td><td>Fecha Anulaci\u00f3n</td><td>Rut</td>"
                + "<td>Nombre&nbsp;o Raz&oacute;n Social</td><td>Soc. Prof.</td><td>Brutos</td><td>Retenido</td><td>Pagado</td></tr>\r\n"
                + row(
                        "153",
                        "05/09/2026",
                        "VIGENTE",
                        "",
                        "12345678-5",
                        "ANA PEREZ SOTO",
                        "NO",
                        "1000000",
                        "152500",
                        "847500")
                + row(
                        "27",
                        "12/09/2026",
                        "ANULADA ",
                        "15/09/2026",
                        "11111111-1",
                        "LUIS DIAZ ROJAS",
                        "NO",
                        "200000",
                        "30500",
                        "169500")
                + row(
                        "88",
                        "20/09/2026",
                        "VIGENTE",
                        "",
                        "12345670-K",
                        "SOC. EJEMPLO",
                        "SI",
                        "333333",
                        "50833",
                        "282500")
                + row(
                        "9",
                        "21/09/2026",
                        "VIGENTE",
                        "",
                        "22222222-2",
                        "EVA MU\u00d1OZ VERA",
                        "NO",
                        "600000",
                        "0",
                        "600000")
                + "<tr><td colspan=7>Totales* :</td><td>1933333</td><td>203333</td><td>1730000</td></tr>\r\n"
                + "</table><p>* no incluye anuladas</p></body></html>\r\n";
    }

    /** The same rows as CSV, with titles alone. */
    public static String csv() {
        return "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n"
                + "153,05/09/2026,VIGENTE,,12345678-5,ANA PEREZ SOTO,NO,1000000,152500,847500\n"
                + "27,12/09/2026,ANULADA,15/09/2026,11111111-1,LUIS DIAZ ROJAS,NO,200000,30500,169500\n"
                + "88,20/09/2026,VIGENTE,,12345670-K,SOC. EJEMPLO,SI,333333,50833,282500\n"
                + "9,21/09/2026,VIGENTE,,22222222-2,EVA MUÑOZ VERA,NO,600000,0,600000\n";
    }

    /** A report of one BTE, with these titles for the two numbers. */
    public static String bte(String issuerTitle, String receiverTitle) {
        return "<html><body>RUT : 76000000-0, mes 09 del a&ntilde;o 2026<table>"
                + "<tr><th>Folio</th><th>Estado</th><th>Fecha de Emisi&oacute;n</th><th>" + issuerTitle
                + "</th><th>Nombre</th><th>Fecha de Recepci&oacute;n</th><th>" + receiverTitle
                + "</th><th>Nombre Receptor</th><th>Bruto</th><th>Retenido</th><th>Pagado</th></tr>"
                + "<tr><td>31</td><td>VIGENTE</td><td>12-09-2026</td><td>76000000-0</td><td>COMERCIAL EJEMPLO SPA</td>"
                + "<td>12-09-2026</td><td>9876543-3</td><td>JUANA &Ntilde;IRE</td><td>180000</td><td>27450</td><td>152550</td></tr>"
                + "<tr><td colspan=8>Totales</td><td>180000</td><td>27450</td><td>152550</td></tr></table></body></html>";
    }

    private static String row(String... cells) {
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>\r\n";
    }
}

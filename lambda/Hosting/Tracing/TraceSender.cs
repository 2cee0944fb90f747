using System.Net;
using System.Net.Sockets;
using MarketData.Contract;

namespace MarketData.Hosting.Tracing;

/// <summary>
/// Sends subsegments to the X-Ray daemon that Lambda runs beside a function, as datagrams: nobody waits for them, and
/// one that is lost costs a line of a trace.
/// https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html#xray-api-daemon
/// </summary>
public sealed class TraceSender : IDisposable
{
    static readonly byte[] Header = "{\"format\":\"json\",\"version\":1}\n"u8.ToArray();

    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    readonly IPEndPoint daemon;

    public TraceSender(IPEndPoint daemon) => this.daemon = daemon;

    /// <returns>Null where there is no daemon, as outside of Lambda.</returns>
    public static TraceSender? OfEnvironment(Func<string, string?> variable) =>
        IPEndPoint.TryParse(variable(LambdaVariables.TraceDaemon) ?? "", out var daemon)
            ? new TraceSender(daemon)
            : null;

    public void Send(Subsegment subsegment)
    {
        byte[] datagram = [.. Header, .. subsegment.ToJson()];
        try
        {
            socket.SendTo(datagram, daemon);
        }
        catch (SocketException)
        {
            // A trace is not worth failing for, nor a line in the log for each call.
        }
    }

    public void Dispose() => socket.Dispose();
}

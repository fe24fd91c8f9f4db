using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>What a client is told about an exception. Thread-safe.</summary>
internal sealed class Refusals(HostInstruments instruments, HostLog log)
{
    /// <summary>Makes an answer of whatever went wrong, and remembers it.</summary>
    public HostMessage.HostError ToMessage(Exception exception)
    {
        HostMessage.HostError error = exception switch
        {
            ServiceRefusedException refused => new(refused.WireCode, refused.Message, refused.RetryAfter, refused.Oldest),
            FrameFormatException format => new(HostErrorCode.InvalidFrame, format.Message),
            ChainException => new(HostErrorCode.ServiceUnavailable, "The chain cannot be read for now.", TimeSpan.FromSeconds(5)),
            _ => new(HostErrorCode.InternalError, "The host failed."),
        };
        instruments.Refused(error.Code!);
        if (exception is ServiceRefusedException or FrameFormatException)
        {
            log.Refused(error.Code!, error.Text);
        }
        else
        {
            log.RequestFailed(exception);
        }

        return error;
    }
}

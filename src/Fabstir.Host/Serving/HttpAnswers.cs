using System.Text.Encodings.Web;
using System.Text.Json;
using Fabstir.Protocol;
using Microsoft.AspNetCore.Http;

namespace Fabstir.Host;

/// <summary>Writes answers in JSON, refusals among them in the shape that today's nodes have.</summary>
internal static class HttpAnswers
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The status code.</param>
    /// <param name="write">Writes the properties.</param>
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        Utf8JsonWriter json = new(context.Response.BodyWriter, Json);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    public static Task RefuseAsync(HttpContext context, int status, string type, string message) => WriteAsync(context, status, json =>
    {
        json.WriteString("error_type"u8, type);
        json.WriteString("message"u8, message);
        json.WriteString("request_id"u8, context.TraceIdentifier);
    });

    public static Task RefuseAsync(HttpContext context, HostMessage.HostError error)
    {
        (int status, string type) = StatusOf(error.Code);
        long? wait = error.RetryAfter is { } time ? (long)Math.Ceiling(time.TotalSeconds) : null;
        if (wait is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return WriteAsync(context, status, json =>
        {
            json.WriteString("error_type"u8, type);
            json.WriteString("code"u8, error.Code);
            json.WriteString("message"u8, error.Text);
            json.WriteString("request_id"u8, context.TraceIdentifier);
            if (wait is { } number)
            {
                json.WriteNumber("retry_after"u8, number);
            }
        });
    }

    private static (int Status, string Type) StatusOf(string? code) => code switch
    {
        HostErrorCode.AuthRequired => (StatusCodes.Status401Unauthorized, "unauthorized"),
        HostErrorCode.SessionAuthDenied => (StatusCodes.Status403Forbidden, "forbidden"),
        HostErrorCode.SessionExhausted => (StatusCodes.Status402PaymentRequired, "payment_required"),
        HostErrorCode.SessionNotFound => (StatusCodes.Status404NotFound, "not_found"),
        HostErrorCode.SessionNotServed or HostErrorCode.SessionExpired or HostErrorCode.SessionInUse or HostErrorCode.Busy =>
            (StatusCodes.Status409Conflict, "conflict"),
        HostErrorCode.ModelNotAvailable => (StatusCodes.Status404NotFound, "model_not_found"),
        HostErrorCode.RateLimitExceeded => (StatusCodes.Status429TooManyRequests, "rate_limit_exceeded"),
        HostErrorCode.ServiceUnavailable or HostErrorCode.ShuttingDown => (StatusCodes.Status503ServiceUnavailable, "service_unavailable"),
        HostErrorCode.InternalError => (StatusCodes.Status500InternalServerError, "internal_error"),
        _ => (StatusCodes.Status400BadRequest, "validation_error"),
    };
}

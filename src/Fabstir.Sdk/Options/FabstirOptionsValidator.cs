using Microsoft.Extensions.Options;

namespace Fabstir;

/// <summary>Finds everything that is wrong with options, before anything is done with them.</summary>
internal sealed class FabstirOptionsValidator : IValidateOptions<FabstirOptions>
{
    /// <summary>The options, if nothing is wrong with them.</summary>
    /// <exception cref="OptionsValidationException">Something is; the message has all of it.</exception>
    public static FabstirOptions Check(FabstirOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ValidateOptionsResult result = new FabstirOptionsValidator().Validate(null, options);
        return result.Failed ? throw new OptionsValidationException(nameof(FabstirOptions), typeof(FabstirOptions), result.Failures) : options;
    }

    public ValidateOptionsResult Validate(string? name, FabstirOptions options)
    {
        ValidateOptionsResultBuilder result = new();
        if (!IsEndpoint(options.RpcUrl))
        {
            result.AddError("it is an absolute http or https URL.", nameof(options.RpcUrl));
        }

        if (options.FallbackRpcUrls?.All(IsEndpoint) != true)
        {
            result.AddError("each is an absolute http or https URL.", nameof(options.FallbackRpcUrls));
        }

        RequireValue(result, options.Deployment, nameof(options.Deployment));
        RequireValue(result, options.TimeProvider, nameof(options.TimeProvider));
        RequireValue(result, options.LoggerFactory, nameof(options.LoggerFactory));
        RequireRange(result, options.Confirmations, 1, 10_000, nameof(options.Confirmations));
        RequireRange(result, options.MaxInFlight, 1, 16, nameof(options.MaxInFlight));
        RequireRange(result, options.PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5), nameof(options.PollInterval));
        RequireRange(result, options.RequestTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10), nameof(options.RequestTimeout));
        return result.Build();
    }

    private static bool IsEndpoint(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    private static void RequireValue(ValidateOptionsResultBuilder result, object? value, string name)
    {
        if (value is null)
        {
            result.AddError("it may not be null.", name);
        }
    }

    private static void RequireRange<T>(ValidateOptionsResultBuilder result, T value, T least, T most, string name)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            result.AddError(FormattableString.Invariant($"it is {least} to {most}, and not {value}."), name);
        }
    }
}

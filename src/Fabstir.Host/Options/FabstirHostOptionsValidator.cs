using Microsoft.Extensions.Options;

namespace Fabstir.Host;

/// <summary>Finds what is wrong with options, before anything is done with them.</summary>
internal sealed class FabstirHostOptionsValidator : IValidateOptions<FabstirHostOptions>
{
    public ValidateOptionsResult Validate(string? name, FabstirHostOptions options)
    {
        ValidateOptionsResultBuilder result = new();
        RequireThat(result, IsEndpoint(options.RpcUrl), "it is an absolute http or https URL.", nameof(options.RpcUrl));
        RequireThat(result, options.FallbackRpcUrls?.All(IsEndpoint) == true, "each is an absolute http or https URL.", nameof(options.FallbackRpcUrls));
        RequireThat(result, options.Signer is not null, "a host signs: set where its key is.", nameof(options.Signer));
        RequireThat(result, options.Deployment is not null, "it may not be null.", nameof(options.Deployment));
        RequireThat(result, options.ManagementAddress is not null, "it may not be null.", nameof(options.ManagementAddress));
        RequireThat(result, Enum.IsDefined(options.ClientAuthentication), "it is no such value.", nameof(options.ClientAuthentication));
        RequireRange(result, options.Confirmations, 1, 10_000, nameof(options.Confirmations));
        RequireRange(result, options.MaxInFlight, 1, 16, nameof(options.MaxInFlight));
        RequireRange(result, options.PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5), nameof(options.PollInterval));
        RequireRange(result, options.RequestTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10), nameof(options.RequestTimeout));
        RequireRange(result, options.ManagementPort ?? 0, 0, ushort.MaxValue, nameof(options.ManagementPort));
        CheckModels(result, options.Models);
        CheckLimits(result, options.Limits);
        foreach (string failure in HostMoneyOptionsValidator.Find(options.Money))
        {
            result.AddError(failure, nameof(options.Money));
        }

        return result.Build();
    }

    private static void CheckModels(ValidateOptionsResultBuilder result, IList<ServedModel> models)
    {
        const string Name = nameof(FabstirHostOptions.Models);
        RequireThat(result, models.Count > 0, "a host serves at least one.", Name);
        foreach (IGrouping<ModelId, ServedModel> twice in models.GroupBy(model => model.Spec.Id).Where(group => group.Count() > 1))
        {
            result.AddError($"{twice.First().Spec} is there {twice.Count()} times.", Name);
        }
    }

    private static void CheckLimits(ValidateOptionsResultBuilder result, HostLimits limits)
    {
        const int Million = 1_000_000;
        TimeSpan second = TimeSpan.FromSeconds(1);
        TimeSpan tenMinutes = TimeSpan.FromMinutes(10);
        RequireRange(result, limits.MaxConnections, 1, Million, nameof(limits.MaxConnections));
        RequireRange(result, limits.MaxConnectionsPerAddress, 1, Million, nameof(limits.MaxConnectionsPerAddress));
        RequireRange(result, limits.AdmissionsPerMinute, 1, Million, nameof(limits.AdmissionsPerMinute));
        RequireRange(result, limits.PromptsPerMinute, 1, Million, nameof(limits.PromptsPerMinute));
        RequireRange(result, limits.MaxConcurrentPrompts, 1, 100_000, nameof(limits.MaxConcurrentPrompts));
        RequireRange(result, limits.MaxTokensPerPrompt, 1, 10 * Million, nameof(limits.MaxTokensPerPrompt));
        RequireRange(result, limits.DefaultTokensPerPrompt, 1, Math.Max(1, limits.MaxTokensPerPrompt), nameof(limits.DefaultTokensPerPrompt));
        RequireRange(result, limits.AdmissionTimeout, second, tenMinutes, nameof(limits.AdmissionTimeout));
        RequireRange(result, limits.IdleTimeout, second, TimeSpan.FromDays(1), nameof(limits.IdleTimeout));
        RequireRange(result, limits.SendTimeout, second, tenMinutes, nameof(limits.SendTimeout));
        RequireRange(result, limits.ModelTimeout, second, TimeSpan.FromHours(1), nameof(limits.ModelTimeout));
        RequireRange(result, limits.StallTimeout, second, TimeSpan.FromHours(1), nameof(limits.StallTimeout));
        RequireRange(result, limits.KeepAlive, second, tenMinutes, nameof(limits.KeepAlive));
    }

    private static bool IsEndpoint(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    private static void RequireThat(ValidateOptionsResultBuilder result, bool isRight, string error, string name)
    {
        if (!isRight)
        {
            result.AddError(error, name);
        }
    }

    private static void RequireRange<T>(ValidateOptionsResultBuilder result, T value, T least, T most, string name)
        where T : IComparable<T> =>
        RequireThat(
            result, value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0, FormattableString.Invariant($"it is {least} to {most}, and not {value}."), name);
}

using Fabstir.Abi;

namespace Fabstir;

/// <summary>The models that the marketplace trades: which there are, whether a file is one of them, and votes on new ones. Thread-safe.</summary>
/// <remarks>
/// Reading needs no account. All methods throw <see cref="ChainException"/> when the chain cannot be read or a contract refuses, and
/// <see cref="ContractOutdatedException"/> when the contracts are not those of this library.
/// </remarks>
public sealed class FabstirModels
{
    private readonly MarketplaceConnection _connection;
    private readonly ModelDirectory _directory;
    private readonly ModelVoting _voting;

    internal FabstirModels(MarketplaceConnection connection)
    {
        _connection = connection;
        _directory = new ModelDirectory(connection);
        _voting = new ModelVoting(connection);
    }

    /// <summary>Whether sessions may use a model. Reads <c>isModelApproved</c>; writes nothing.</summary>
    /// <param name="id">The model.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> IsApprovedAsync(ModelId id, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "models.is_approved",
        token => _connection.ReadAsync(reads => reads.Contracts.ModelRegistry.IsModelApprovedAsync(id.Value), token),
        cancellationToken);

    /// <summary>A model with all that the registry says of it. Reads <c>models</c> and <c>getModelRateLimit</c>; writes nothing.</summary>
    /// <param name="id">The model.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The model; null if the registry does not know it.</returns>
    public Task<Model?> FindAsync(ModelId id, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("models.find", token => _directory.FindAsync(id, token), cancellationToken);

    /// <summary>
    /// All models of the registry, oldest first. Reads <c>getAllModels</c> once, and the models page by page as they are asked for; writes nothing.
    /// </summary>
    /// <param name="options">Null for approved ones, 50 to a page.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public IAsyncEnumerable<Model> ListAsync(ModelListOptions? options = null, CancellationToken cancellationToken = default) =>
        _directory.ListAsync(options ?? new ModelListOptions(), cancellationToken);

    /// <summary>How fast hosts of a model may claim, in LLM tokens per second. Reads <c>getModelRateLimit</c>; writes nothing.</summary>
    /// <param name="id">The model. One that the registry does not know has the contract's default.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<UInt256> GetRateLimitAsync(ModelId id, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "models.get_rate_limit",
        token => _connection.ReadAsync(reads => reads.Contracts.ModelRegistry.GetModelRateLimitAsync(id.Value), token),
        cancellationToken);

    /// <summary>
    /// Whether sessions may use a model, and whether a hash is that of its file. Reads what <see cref="FindAsync"/> does; writes nothing.
    /// </summary>
    /// <param name="spec">The model.</param>
    /// <param name="sha256">The SHA-256 that somebody says its file has; null to compare none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>All that is wrong, if anything: see <see cref="ModelValidation.EnsureValid"/>.</returns>
    public Task<ModelValidation> ValidateAsync(ModelSpec spec, Bytes32? sha256 = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return _connection.RunAsync("models.validate", token => ValidateAsync(spec, _ => Task.FromResult(sha256), token), cancellationToken);
    }

    /// <summary>
    /// Whether sessions may use a model, and whether a file is the approved one. Reads what <see cref="FindAsync"/> does; writes nothing.
    /// </summary>
    /// <remarks>The file is read only if the registry knows the model, once and as a stream: its size does not matter.</remarks>
    /// <param name="spec">The model.</param>
    /// <param name="content">The file, from where the stream stands to its end. It is not disposed.</param>
    /// <param name="progress">Is told how many bytes were read so far; null for nobody.</param>
    /// <param name="cancellationToken">Cancels the request, and ends the reading.</param>
    /// <returns>All that is wrong, if anything: see <see cref="ModelValidation.EnsureValid"/>.</returns>
    /// <exception cref="FabstirException">The file cannot be read: <see cref="FabstirErrorCode.ModelValidationFailed"/>.</exception>
    public Task<ModelValidation> ValidateFileAsync(
        ModelSpec spec, Stream content, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(content);
        return _connection.RunAsync(
            "models.validate_file",
            token => ValidateAsync(spec, reading => HashAsync(spec, content, progress, reading), token),
            cancellationToken);
    }

    /// <summary>The latest vote about a model. Reads <c>proposals</c> and the time; writes nothing.</summary>
    /// <param name="id">The model.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The vote; null if there never was one.</returns>
    public Task<ModelProposal?> FindProposalAsync(ModelId id, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("models.find_proposal", token => _voting.FindAsync(id, token), cancellationToken);

    /// <summary>
    /// All votes whose result was not applied yet, in no order. Reads <c>getActiveProposals</c> once, and the votes page by page; writes nothing.
    /// </summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public IAsyncEnumerable<ModelProposal> ListProposalsAsync(CancellationToken cancellationToken = default) =>
        _voting.ListAsync(pageSize: 50, cancellationToken);

    /// <summary>What an account has locked in votes about a model. Reads <c>votes</c>; writes nothing.</summary>
    /// <param name="id">The model.</param>
    /// <param name="voter">Whose. Default: the client's account.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ReadOnlyClientException">No account is given, and the client has none.</exception>
    public Task<FabAmount> GetVotesAsync(ModelId id, Address? voter = null, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "models.get_votes", token => _voting.GetVotesAsync(id, voter ?? _connection.AccountFor("models.get_votes"), token), cancellationToken);

    /// <summary>Begins a vote about a new model, for a fee in FAB that comes back if the model is approved.</summary>
    /// <remarks>
    /// Reads the fee (<c>PROPOSAL_FEE</c>), the waiting time (<c>REPROPOSAL_COOLDOWN</c>), the model and an earlier vote. Sends <c>approve</c> of FAB
    /// where the allowance is too small, then <c>proposeModel</c>, and waits for both.
    /// </remarks>
    /// <param name="spec">The model.</param>
    /// <param name="sha256">The SHA-256 of its file: <see cref="ModelFile.ComputeSha256Async"/>.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <exception cref="FabstirException">
    /// The model is registered or proposed already (<see cref="FabstirErrorCode.InvalidParameters"/>), or was voted down not long ago
    /// (<see cref="FabstirErrorCode.TooEarly"/>).
    /// </exception>
    /// <exception cref="InsufficientBalanceException">The account has not the fee.</exception>
    public Task<ModelProposal> ProposeAsync(ModelSpec spec, Bytes32 sha256, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return _connection.RunAsync("models.propose", token => _voting.ProposeAsync(spec, sha256, token), cancellationToken);
    }

    /// <summary>Votes about a model, by locking FAB until the vote is over. Voting again adds to what is locked.</summary>
    /// <remarks>
    /// Reads the vote and the time. Sends <c>approve</c> of FAB where the allowance is too small, then <c>voteOnProposal</c>, and waits for both.
    /// </remarks>
    /// <param name="id">The model.</param>
    /// <param name="amount">How much FAB, more than 0.</param>
    /// <param name="inFavour">Whether for the model, or against it.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <returns>The vote afterwards.</returns>
    /// <exception cref="OutOfBoundsException">The amount is 0.</exception>
    /// <exception cref="FabstirException">There is no vote, or it is over: <see cref="FabstirErrorCode.InvalidParameters"/>.</exception>
    /// <exception cref="InsufficientBalanceException">The account has less.</exception>
    public Task<ModelProposal> VoteAsync(ModelId id, FabAmount amount, bool inFavour, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("models.vote", token => _voting.VoteAsync(id, amount, inFavour, token), cancellationToken);

    /// <summary>
    /// Applies the result of a vote that is over; anyone may. Reads the vote and the time; sends <c>executeProposal</c> and waits for it.
    /// </summary>
    /// <param name="id">The model.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <returns>The vote afterwards: its state says whether the model is in the registry.</returns>
    /// <exception cref="FabstirException">
    /// The vote goes on (<see cref="FabstirErrorCode.TooEarly"/>), or there is none or it was applied
    /// (<see cref="FabstirErrorCode.InvalidParameters"/>).
    /// </exception>
    public Task<ModelProposal> ExecuteProposalAsync(ModelId id, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("models.execute", token => _voting.ExecuteAsync(id, token), cancellationToken);

    /// <summary>
    /// Takes back the FAB that the client's account locked in a vote that is over. Reads <c>votes</c>; sends <c>withdrawVotes</c> and waits for it.
    /// </summary>
    /// <remarks>Before the model is proposed again: what stays locked then is locked for that vote, too.</remarks>
    /// <param name="id">The model.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <returns>What came back; 0 if nothing was locked, and then nothing is sent.</returns>
    /// <exception cref="FabstirException">The vote goes on: <see cref="FabstirErrorCode.TooEarly"/>.</exception>
    public Task<FabAmount> WithdrawVotesAsync(ModelId id, CancellationToken cancellationToken = default) =>
        _connection.RunAsync("models.withdraw_votes", token => _voting.WithdrawVotesAsync(id, token), cancellationToken);

    private async Task<ModelValidation> ValidateAsync(
        ModelSpec spec, Func<CancellationToken, Task<Bytes32?>> hash, CancellationToken cancellationToken)
    {
        Model? model = await _directory.FindAsync(spec.Id, cancellationToken).ConfigureAwait(false);
        if (model is null)
        {
            return new ModelValidation(spec.Id, model, Sha256: null, [$"{spec} is not in the registry of {_connection.Deployment.Name}."]);
        }

        Bytes32? sha256 = await hash(cancellationToken).ConfigureAwait(false);
        List<string> problems = [];
        if (!model.IsApproved)
        {
            problems.Add($"{spec} was taken out of use: no new session may use it.");
        }

        if (sha256 is { } has && has != model.Sha256)
        {
            problems.Add($"The file of {spec} has the SHA-256 {has}; approved is {model.Sha256}.");
        }

        return new ModelValidation(spec.Id, model, sha256, problems);
    }

    private static async Task<Bytes32?> HashAsync(ModelSpec spec, Stream content, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await ModelFile.ComputeSha256Async(content, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new FabstirException(FabstirErrorCode.ModelValidationFailed, $"The file of {spec} cannot be read: {e.Message}", e);
        }
    }
}

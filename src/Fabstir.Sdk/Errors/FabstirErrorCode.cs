namespace Fabstir;

/// <summary>Why an operation did not do what it was asked for: what programs look at, where people read the message.</summary>
/// <remarks>
/// The names are those of the marketplace's earlier SDKs and hosts, in C# spelling. Some belong to parts that are gone: nothing throws them, and
/// each says what to look for instead. The numbers are stable.
/// </remarks>
public enum FabstirErrorCode
{
    /// <summary>None of the others.</summary>
    UnknownError = 0,

    /// <summary>A node or a host could not be reached, or did not answer usefully.</summary>
    ConnectionFailed = 1,

    /// <summary>A node is on another chain than the deployment.</summary>
    NetworkMismatch = 2,

    /// <summary>A contract is not there, or is not the revision that this client is made for.</summary>
    ContractOutdated = 3,

    /// <summary>A contract refused a transaction, before or after it was mined.</summary>
    TransactionFailed = 4,

    /// <summary>Whether a transaction is or will be on chain could not be found out: look it up before the same is tried again.</summary>
    TransactionOutcomeUnknown = 5,

    /// <summary>Another program sends with the same key, and took the nonce.</summary>
    NonceConflict = 6,

    /// <summary>A node or a host allows no more requests for now.</summary>
    RateLimitExceeded = 7,

    /// <summary>The client was made without a signer: it only reads.</summary>
    SignerRequired = 20,

    /// <summary>The key is missing, has another form, or can be read by others.</summary>
    InvalidSigner = 21,

    /// <summary>Of the first SDK: its wallets connect and disconnect. Here it is <see cref="SignerRequired"/>.</summary>
    WalletNotConnected = 22,

    /// <summary>A host wants to know who asks.</summary>
    AuthRequired = 23,

    /// <summary>A host does not believe who asks.</summary>
    AuthFailed = 24,

    /// <summary>A host refuses this account for this session.</summary>
    SessionAuthDenied = 25,

    /// <summary>Of the second SDK: here a client that exists is ready.</summary>
    ManagerNotInitialized = 26,

    /// <summary>Of the second SDK: here it is <see cref="SignerRequired"/>.</summary>
    ManagerNotAuthenticated = 27,

    /// <summary>The payer has not authorized this account to open sessions at its expense.</summary>
    DelegateNotAuthorized = 28,

    /// <summary>A contract lets another account do this, and not this one: the message says which.</summary>
    NotAuthorized = 29,

    /// <summary>A wallet or a deposit balance has less than is needed.</summary>
    InsufficientBalance = 40,

    /// <summary>The marketplace may take less of a payer's tokens than is needed.</summary>
    InsufficientAllowance = 41,

    /// <summary>An allowance could not be given.</summary>
    ApprovalFailed = 42,

    /// <summary>A deposit or a withdrawal did not happen.</summary>
    PaymentFailed = 43,

    /// <summary>Sessions are not paid in this token.</summary>
    InvalidPaymentToken = 44,

    /// <summary>Of the first SDK: its escrow is gone, deposits are held by the marketplace.</summary>
    EscrowFailed = 45,

    /// <summary>The host asks more than the caller's cap.</summary>
    PriceAboveCap = 46,

    /// <summary>Ending the session now would cost the fee for leaving before the first proof, and the caller did not accept it.</summary>
    EarlyFeeNotAccepted = 47,

    /// <summary>What has to be remembered could not be written or read: nothing was sent.</summary>
    StorageError = 48,

    /// <summary>An operation key was used before, for something else.</summary>
    OperationConflict = 49,

    /// <summary>A value is out of its range: the message names value, bound and source.</summary>
    InvalidParameters = 60,

    /// <summary>There is no session with this id, or it is somebody else's since a reorganisation.</summary>
    SessionNotFound = 61,

    /// <summary>A session is past its duration.</summary>
    SessionExpired = 62,

    /// <summary>A session is not in the state that this needs.</summary>
    InvalidSessionState = 63,

    /// <summary>The marketplace takes no new sessions, deposits and proofs for now; ending and withdrawing go on.</summary>
    MarketplacePaused = 64,

    /// <summary>A host claimed more tokens than it served.</summary>
    HostOverclaimed = 65,

    /// <summary>Of the first SDK: a job is a session here.</summary>
    JobNotFound = 66,

    /// <summary>A job could not be given to any host.</summary>
    JobSubmissionFailed = 67,

    /// <summary>Of the first SDK: sessions name their host, and are not claimed.</summary>
    JobAlreadyClaimed = 68,

    /// <summary>The contract does not allow this yet: the message says from when on.</summary>
    TooEarly = 69,

    /// <summary>No host serves what was asked for.</summary>
    NoHostsAvailable = 80,

    /// <summary>Of the first SDK: here it is <see cref="NoHostsAvailable"/>.</summary>
    NoNodesAvailable = 81,

    /// <summary>A host did not answer in time.</summary>
    NodeNotResponding = 82,

    /// <summary>A host refused a job.</summary>
    NodeRejectedJob = 83,

    /// <summary>A host is not registered, or not active.</summary>
    HostNotActive = 84,

    /// <summary>A model is not approved on chain.</summary>
    ModelNotApproved = 85,

    /// <summary>A host does not serve the model, or has no price for it.</summary>
    ModelNotAvailable = 86,

    /// <summary>A model file could not be compared with what is approved.</summary>
    ModelValidationFailed = 87,

    /// <summary>A model file is not the one that is approved.</summary>
    InvalidModelHash = 88,

    /// <summary>A proof has another form than it must have.</summary>
    InvalidProof = 100,

    /// <summary>A proof does not show what it claims.</summary>
    ProofVerificationFailed = 101,

    /// <summary>A prompt is empty or too long.</summary>
    InvalidPrompt = 120,

    /// <summary>A host sent no token in time.</summary>
    InferenceTimeout = 121,

    /// <summary>Prompt and answer do not fit the model's context.</summary>
    TokenLimitExceeded = 122,

    /// <summary>A host's socket could not be opened.</summary>
    WebSocketConnectionFailed = 123,

    /// <summary>A frame could not be sent or understood.</summary>
    WebSocketMessageFailed = 124,

    /// <summary>A stream ended before its last token.</summary>
    StreamConnectionLost = 125,

    /// <summary>A stream sent something that is no token.</summary>
    StreamInvalidToken = 126,

    /// <summary>A host slows a stream down.</summary>
    StreamRateLimited = 127,

    /// <summary>Of the first SDK: hosts are found on chain, there is no peer-to-peer network.</summary>
    P2PConnectionFailed = 140,

    /// <summary>Of the first SDK: hosts are found on chain, there is no peer-to-peer network.</summary>
    P2PDiscoveryFailed = 141,

    /// <summary>Of the first SDK: hosts are found on chain, there is no peer-to-peer network.</summary>
    P2PTimeout = 142,

    /// <summary>Of the second SDK: conversations are kept in files, not on S5.</summary>
    S5ConnectionFailed = 143,

    /// <summary>What was asked for does not exist here, or not in this mode.</summary>
    NotImplemented = 144,

    /// <summary>A conversation was saved by somebody else since it was loaded.</summary>
    ConversationConflict = 160,

    /// <summary>What was asked for would cost more than the caller allows.</summary>
    BudgetExceeded = 161,
}
